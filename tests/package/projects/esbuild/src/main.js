import 'baolan';
