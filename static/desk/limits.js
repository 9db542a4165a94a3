// Says, as files are chosen, which of them would not be taken, before they are sent in vain.
const files = document.querySelector("input[type=file]");
const told = document.getElementById("not-sent");
const MB = 2 ** 20;

const size = (bytes) => `${(bytes / MB).toFixed(1)} MB`;
const isPacked = (file) => file.name.toLowerCase().endsWith(".zip"); // its files count one by one

function faultOf(chosen) {
  const [each, together, number] = ["each", "together", "number"].map((name) => Number(files.dataset[name]));
  const large = chosen.filter((file) => file.size > each && !isPacked(file));
  const bytes = chosen.reduce((sum, file) => sum + file.size, 0);
  if (large.length) return `${large.map((file) => `“${file.name}”有 ${size(file.size)}`).join("，")}，每个文件最多 ${each / MB} MB，请拆小，或不选它`;
  if (chosen.length > number) return `选了 ${chosen.length} 个文件，一次最多 ${number} 个，请分几次交`;
  if (bytes > together) return `这 ${chosen.length} 个文件合起来有 ${size(bytes)}，一次最多 ${together / MB} MB，请分几次交`;
  return "";
}

files.addEventListener("change", () => {
  const fault = faultOf([...files.files]);
  files.setCustomValidity(fault);
  told.textContent = fault;
  told.hidden = !fault;
});
