/** A file that the service made. */
export interface ExportedFile {
  readonly name: string;
  readonly content: Blob;
}

/** A response as a file, under the name the service gives it. */
export async function fileOf(response: Response, usualName: string): Promise<ExportedFile> {
  const said = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { name: said ?? usualName, content: await response.blob() };
}
