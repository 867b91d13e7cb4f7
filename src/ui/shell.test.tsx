import { expect, it } from 'vitest'
import { renderPage, type Shell } from './shell.tsx'

const shell: Shell = {
  title: 'Therapists',
  panel: 'Find',
  demonstration: true,
  viewer: { name: 'Ada Okoro', organisation: 'Northmoor Trust' },
  navigation: [{ text: 'Find', href: '/find', current: true }],
  breadcrumbs: [{ text: 'Find', href: '/find' }],
  content: <h1>Therapists</h1>,
  nonce: 'abc',
  assets: { style: '/assets/a.css', script: '/assets/a.js' },
}

it('says the subject, the service and, where there is a problem, that there is one', () => {
  expect(renderPage(shell)).toContain('<title>Therapists – Triptych</title>')
  expect(renderPage({ ...shell, hasProblems: true })).toContain('<title>Error: Therapists – Triptych</title>')
})

it('loads one stylesheet and one script by its nonce, and has no style or handler of its own', () => {
  const html = renderPage(shell)
  expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en-GB">/)
  expect(html).toContain('<script type="module" src="/assets/a.js" nonce="abc"></script>')
  expect(html.match(/<script|<link/g)).toHaveLength(2)
  expect(html).not.toMatch(/\sstyle=|\son\w+=/)
})

it('offers the account and signing out to whom is signed in, else signing in', () => {
  expect(renderPage(shell)).toMatch(/href="\/account"[\s\S]*action="\/sign-out" method="post"/)
  expect(renderPage({ ...shell, viewer: null })).toContain('href="/sign-in"')
})

it('says that data are fictional where they are, and only there', () => {
  expect(renderPage(shell)).toContain('Fictional data.')
  expect(renderPage({ ...shell, demonstration: false })).not.toContain('Fictional')
})

it('shows a name as text, never as markup', () => {
  expect(renderPage({ ...shell, viewer: { name: '<script>', organisation: '"><img' }, title: '</title><script>' })).not.toMatch(
    /<img|<script>/,
  )
})
