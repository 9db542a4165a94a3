// The sheet of the keys and signs. Closed, it gives the focus back to where it was.
const sheet = document.getElementById("keys");

export const openKeys = () => { if (!sheet.open) sheet.showModal(); };
export const closeKeys = () => sheet.close();
export const isSheetOpen = () => sheet.open;
