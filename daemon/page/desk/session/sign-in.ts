/** Whoever works here says who they are. */
import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { words } from '../words/words.ts';
import { type NotIn, signIn } from './session.ts';

const trying = signal(false);
const notIn = signal<NotIn | undefined>(undefined);

export function SignIn({ isOpen, ended }: { isOpen: boolean; ended: boolean }) {
  const say = words.value.frame.signIn;
  const go = async (event: SubmitEvent) => {
    event.preventDefault();
    if (trying.value || !(event.currentTarget instanceof HTMLFormElement)) return;
    const written = new FormData(event.currentTarget);
    const said = (name: string) => {
      const value = written.get(name);
      return typeof value === 'string' ? value : '';
    };
    const who = { user: said('user').trim(), password: said('password') };
    trying.value = true;
    notIn.value = undefined;
    notIn.value = await signIn(isOpen ? {} : who);
    trying.value = notIn.value === undefined;
  };
  return html`<main class="sign-in">
    <form class="card" onSubmit=${(event: SubmitEvent) => void go(event)} aria-labelledby="sign-in-title">
      <h1 id="sign-in-title">${say.title}</h1>
      ${ended && html`<p class="help">${say.ended}</p>`}
      ${isOpen ? html`<p>${say.open}</p>` : html`<${Who} />`}
      <button type="submit" data-main aria-disabled=${trying.value}>${isOpen ? say.enter : say.go}</button>
      <div class="answer" role="alert" data-is=${notIn.value === undefined ? undefined : 'refused'}><p>${whyNot()}</p></div>
    </form>
  </main>`;
}

function Who() {
  const say = words.value.frame.signIn;
  return html`<p class="field">
      <label for="user">${say.user}</label>
      <input id="user" name="user" autocomplete="username" autocapitalize="none" spellcheck=${false} maxlength="64" required autofocus />
    </p>
    <p class="field">
      <label for="password">${say.password}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" maxlength="200" required />
    </p>`;
}

function whyNot(): string {
  const say = words.value.frame.signIn;
  if (trying.value) return say.going;
  const why = notIn.value;
  if (why === undefined) return '';
  return why.is === 'too-often' ? say.tooOften(why.s) : say.notIn[why.is];
}
