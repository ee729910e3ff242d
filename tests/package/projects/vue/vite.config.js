import vue from '@vitejs/plugin-vue';

const isCustomElement = (tag) => tag === 'baolan-reader';

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
