import type { Command } from 'commander'
import { ORGANISATION_KINDS, PERMISSIONS, ROLES } from '../access/index.ts'
import { apiPath, OPERATIONS } from '../api/index.ts'
import { describeSettings, settingMeanings } from '../config.ts'
import { dataInventory } from '../installation/index.ts'
import { createSite } from '../pages/index.ts'
import { buildProgram } from './index.ts'
import { markdownTable } from './markdown-table.ts'

const commandsOf = (command: Command, above = ''): string[][] =>
  command.commands.flatMap((each) => {
    const name = `${above}${each.name()}`
    const usage = [
      name,
      ...each.registeredArguments.map((argument) => `<${argument.name()}>`),
      ...each.options.filter(({ mandatory }) => mandatory).map(({ flags }) => flags),
    ]
    return each.commands.length > 0 ? commandsOf(each, `${name} `) : [[`\`triptych ${usage.join(' ')}\``, each.description()]]
  })

/** The reference of the installation, written from the code that it describes. */
export const installationReference = (): string => `# The installation

This page is written by \`npm run reference\` from the code itself; a test keeps it true.

## Commands

${markdownTable(['Command', 'What it does'], commandsOf(buildProgram()))}

Each takes \`--json\`. It ends with 0 when it is done, with 2 when something has to be put right (a sentence says what), with 70 when Triptych made a mistake.

## Settings

From the environment. \`triptych config check\` says where each value comes from.

${markdownTable(
  ['Setting', 'What it is', 'Without it'],
  describeSettings({}).map(({ name, value }) => [`\`${name}\``, settingMeanings[name], value]),
)}

## Roles

${markdownTable(
  ['Role', 'What the person does', 'In'],
  Object.entries(ROLES).map(([role, what]) => [
    role,
    what,
    Object.values(ORGANISATION_KINDS)
      .filter(({ roles }) => (roles as readonly string[]).includes(role))
      .map(({ name }) => name)
      .join('; '),
  ]),
)}

## Permissions

${markdownTable(
  ['Act', 'Who, and how far'],
  Object.entries(PERMISSIONS).map(([act, holders]) => [
    act,
    Object.entries(holders)
      .map(([holder, reach]) => `${holder} (${reach})`)
      .join('; '),
  ]),
)}

## Addresses

${markdownTable(
  ['Address', 'Kind', 'What it does', 'The right it needs'],
  createSite({ directory: '', demonstration: false }).routes.map(({ path, kind, operations }) => [
    `\`${path}\``,
    kind,
    [...new Set(operations.map(({ name }) => name))].join(', '),
    [...new Set(operations.map(({ permits }) => permits.act))].join('; '),
  ]),
)}

## For programs

A query is asked by GET with its input in the address, a command by POST with JSON. The whole description is at \`/api/openapi.json\` (OpenAPI 3.1).

${markdownTable(
  ['Operation', 'Method', 'Address'],
  OPERATIONS.map((operation) => [operation.name, operation.kind === 'query' ? 'GET' : 'POST', `\`${apiPath(operation)}\``]),
)}

## What is held of people

${markdownTable(
  ['Table', 'Column', 'Kind', 'Why', 'Kept'],
  dataInventory.map(({ table, column, kind, purpose, kept }) => [`\`${table}\``, `\`${column}\``, kind, purpose, kept]),
)}
`
