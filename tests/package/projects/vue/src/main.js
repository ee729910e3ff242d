import { createApp } from 'vue';
import Paper from './Paper.vue';

createApp(Paper).mount('#app');
