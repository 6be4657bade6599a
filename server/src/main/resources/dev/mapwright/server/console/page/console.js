
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

const playground = document.getElementById('playground')
if (playground) {
  const outcome = document.getElementById('outcome')
  const mapping = document.getElementById('mapping')
  const record = document.getElementById('record')
  let last = 0

  // While one writes, what becomes of it follows.
  const run = async () => {
    const mine = ++last
    try {
      const answer = await fetch(playground.action, {method: 'POST', body: new URLSearchParams(new FormData(playground)), cache: 'no-store'})
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const fresh = page.getElementById('outcome')
      if (mine !== last) return
      if (!fresh) return playground.submit() // signed out, or what has no answer here
      outcome.replaceChildren(...fresh.childNodes)
      for (const field of [mapping, record]) {
        const isWrong = page.getElementById(field.id).hasAttribute('aria-invalid')
        field.toggleAttribute('aria-invalid', isWrong)
      }
    } catch {
      // the button is there
    }
  }
  let waiting
  playground.addEventListener('input', () => {
    clearTimeout(waiting)
    if (record.value.trim()) waiting = setTimeout(run, 600)
  })
  playground.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) playground.requestSubmit()
  })

  // From a message to its place.
  outcome.addEventListener('click', event => {
    const link = event.target.closest('a[data-line]')
    if (!link) return
    event.preventDefault()
    const lines = mapping.value.split('\n')
    const line = Number(link.dataset.line) - 1
    const from = lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + Number(link.dataset.column) - 1
    mapping.focus()
    mapping.setSelectionRange(from, from + Number(link.dataset.length))
    mapping.scrollTop = Math.max(0, line - 5) * mapping.scrollHeight / lines.length
  })
}
