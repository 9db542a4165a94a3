// A box that offers names while one types is named by its label, also to who only hears it.
django.jQuery(() => {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const box = select.parentElement.querySelector(".select2-selection__rendered");
    box.setAttribute("aria-label", select.labels[0].innerText.replace(/[:：]$/, ""));
  }
});
