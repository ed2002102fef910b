export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        <main>{children}</main>
        <script async src="/a9/collector.js" data-key={process.env.VERIDICT_PUBLIC_KEY} data-endpoint="/a9" />
      </body>
    </html>
  );
}
