export { TeamsUserCredential } from '@microsoft/teamsfx';
