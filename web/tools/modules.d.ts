// Only what is used of modules without declarations, or with wrong ones.
declare module '@custom-elements-manifest/analyzer/index.js' {
  export const ts: {
    ScriptTarget: { ES2022: number };
    createSourceFile(name: string, text: string, target: number, setParentNodes: boolean): object;
  };
  export function create(options: { modules: object[]; plugins: object[] }): object;
}
declare module '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js' {
  export function litPlugin(): object[];
}
