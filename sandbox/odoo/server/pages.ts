/** The HTML a real server or the proxy in front of it answers where no JSON error is possible. */
export const noDatabasePage = `<!DOCTYPE html>
<title>404 Not Found</title>
<h1>Not Found</h1>
<p>No database is selected and the requested URL was not found in the server-wide controllers.</p>
<p>Please verify the hostname, <a href=/web/login>login</a> and try again.</p>

<!-- Alternatively, use the X-Odoo-Database header. -->
`;

export const unsupportedMediaPage = `<!doctype html>
<html lang=en>
<title>415 Unsupported Media Type</title>
<h1>Unsupported Media Type</h1>
<p>Please verify the Content-Type request header and try again.</p>
`;

/** A bare page with a status line, as a proxy shows it. */
export const statusPage = (title: string): string => `<!doctype html>
<html lang=en>
<title>${title}</title>
<center><h1>${title}</h1></center>
`;
