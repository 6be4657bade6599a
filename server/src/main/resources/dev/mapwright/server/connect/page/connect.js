
'use strict'
const by = id => document.getElementById(id)

// Picking a vendor: the search is here only where it works.
if (by('search')) {
  const tiles = [...document.querySelectorAll('#tiles li')]
  const count = by('count')
  const search = () => {
    const wanted = by('name').value.trim().toLowerCase()
    let shown = 0
    for (const tile of tiles) {
      tile.hidden = !tile.querySelector('button').lastElementChild.textContent.toLowerCase().includes(wanted)
      if (!tile.hidden) shown++
    }
    count.textContent = shown ? count.dataset.count.replace('{0}', shown) : count.dataset.none
  }
  by('search').hidden = false
  by('name').addEventListener('input', search)
  search()
}

// What went wrong is read out, and the first field to mend is at hand.
const first = document.querySelector('[aria-invalid]') || by('trouble') || by('title')
if (first) first.focus()

const isFramed = window.parent !== window
for (const form of document.querySelectorAll('form.paste, form.consent')) {
  const button = form.querySelector('button')
  if (form.matches('.consent') && isFramed) {
    // No vendor lets itself be framed, so this goes on in a window of its own.
    form.target = '_blank'
    form.addEventListener('submit', wait)
    continue
  }
  const words = button.textContent
  form.addEventListener('submit', event => {
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

function wait() {
  by('waiting').hidden = false
  const asking = setInterval(async () => {
    try {
      const answer = await fetch('status' + location.search, {cache: 'no-store'})
      if (answer.ok && (await answer.json()).connected) {
        clearInterval(asking)
        location.replace(location.href)
      }
    } catch {
      // asked again
    }
  }, 2000)
}

// Whoever opened this page, if it is the one that the link names, is told what came of it.
const outcome = by('outcome')
if (outcome && outcome.dataset.origin) {
  const told = {
    result: 'success',
    integration: outcome.dataset.integration,
    integrated_account_id: outcome.dataset.account
  }
  for (const other of [isFramed ? window.parent : null, window.opener]) {
    if (other) other.postMessage(told, outcome.dataset.origin)
  }
}
