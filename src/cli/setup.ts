import { inviteAdministrator } from '../access/index.ts'
import { openApp } from '../app.ts'
import type { Config } from '../config.ts'
import { failed, ok, type Result } from '../kernel/index.ts'
import { systemViewer } from '../access/index.ts'

/** Invites an administrator of the installation, and says the link where no mail server is set. */
export async function runSetup(
  config: Config,
  given: { readonly name: string; readonly email: string },
): Promise<Result<{ readonly link: string }>> {
  const opened = await openApp(config)
  if (!opened.ok) return opened
  const app = opened.value
  try {
    const invited = await app.do(systemViewer(app.host), inviteAdministrator, {
      organisation: app.host,
      name: given.name,
      email: given.email,
    })
    if (!invited.ok) return invited
    const { link } = invited.value
    return link === null
      ? failed({
          code: 'cli.link-sent',
          kind: 'warning',
          message: 'The link goes by mail, once the server runs.',
          todo: 'Start it, then open the letter.',
        })
      : ok({ link })
  } finally {
    await app.close()
  }
}
