export const dynamic = 'force-dynamic';

export default function SignUp() {
  return (
    <>
      <h1>Sign up</h1>
      <form method="post" action="/sign-up" data-veridict-form="">
        <label>
          E-mail <input name="email" type="email" required />
        </label>{' '}
        <button type="submit">Sign up</button>
      </form>
    </>
  );
}
