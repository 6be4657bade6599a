
'use strict'
// What came of it is read out, and at hand for the keyboard.
const told = document.querySelector('#tried, #trouble')
if (told) told.focus()

// A vendor takes its time; a second click would ask it once more.
for (const button of document.querySelectorAll('button[data-busy]')) {
  const words = button.textContent
  button.form.addEventListener('submit', event => {
    if (button.hasAttribute('aria-disabled')) {
      event.preventDefault()
      return
    }
    button.setAttribute('aria-disabled', 'true')
    button.textContent = button.dataset.busy
  })
  window.addEventListener('pageshow', () => {
    button.removeAttribute('aria-disabled')
    button.textContent = words
  })
}
