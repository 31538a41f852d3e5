/** A part of a whole answer, as a player asks for it: 206, or 416 where there is no such part (RFC 9110, section 14). */

/** @param {Request} request @param {Response} whole @returns {Promise<Response>} */
export async function ranged(request, whole) {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("Range") ?? "");
  if (!asked || (!asked[1] && !asked[2])) return whole;
  const body = await whole.blob();
  const [first, last] = bounds(asked[1] ?? "", asked[2] ?? "", body.size);
  const type = whole.headers.get("Content-Type") ?? "";
  const tag = whole.headers.get("ETag");
  if (first > last) return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${body.size}` } });
  return new Response(body.slice(first, last + 1, type), {
    status: 206,
    headers: {
      "Content-Type": type,
      "Content-Length": String(last - first + 1),
      "Content-Range": `bytes ${first}-${last}/${body.size}`,
      "Accept-Ranges": "bytes",
      ...(tag && { ETag: tag }),
    },
  });
}

/** @param {string} first @param {string} last @param {number} size @returns {[number, number]} */
export function bounds(first, last, size) {
  if (!first) return [Math.max(0, size - Number(last)), Number(last) ? size - 1 : -1];
  return [Number(first), last ? Math.min(Number(last), size - 1) : size - 1];
}
