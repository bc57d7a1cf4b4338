// Says, on the page, that the device gave no passkey. The library tells only the browser's console.
document.addEventListener("allauth.error", function (event) {
  event.preventDefault();
  document.getElementById("passkey-silent").hidden = false;
});
