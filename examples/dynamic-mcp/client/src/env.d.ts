/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Where the API is, when it is not behind the same origin. */
  readonly VITE_API_URL?: string;
}
