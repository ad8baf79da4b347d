/** The Remix options; `vite.config.ts` hands them to the Remix Vite plugin. @type {import('@remix-run/dev').VitePluginConfig} */
export default {
  ignoredRouteFiles: ['**/lib/**', '**/.*'],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_lazyRouteDiscovery: false,
    // pages are not hydrated: loader data never travels to the browser
    v3_singleFetch: false,
  },
}
