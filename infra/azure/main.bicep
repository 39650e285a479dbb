// Foresail in Azure: Container Apps, Azure DocumentDB (vCore, MongoDB-compatible), Key Vault, bot registration, Log Analytics.
// The Entra app is made before by teamsapp.yml (aadApp/create). Never compiled nor deployed so far: see docs/operations.md.
targetScope = 'resourceGroup'

@description('Short name of this installation; part of every name.')
@minLength(3)
@maxLength(12)
param name string
param location string = resourceGroup().location
@description('Image with its tag, such as registry.example.com/foresail:1.0.0')
param image string
@description('Entra tenant and application of the installation.')
param tenantId string = subscription().tenantId
param clientId string
@secure()
param clientSecret string
@description('PKCS#8 PEM of an RSA key of 3072 bits.')
@secure()
param tokenSigningKey string
@description('<id>:<32 bytes in base64>')
@secure()
param auditKeys string
@description('<id>:<32 bytes in base64>, of the keys per person in the event log; once given it is needed for ever.')
@secure()
param personalKeys string
param odooUrl string
param odooDb string
@secure()
param odooApiKey string
@secure()
param databasePassword string
param superAdmins string = ''
@description('Host under which Teams reaches the installation; empty: the one of Container Apps.')
param publicDomain string = ''
@description('False where botFramework/create of teamsapp.yml has registered the bot already.')
param registerBot bool = true

var databaseLogin = 'foresail'
var vaultSecretsUser = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  '4633458b-17de-408a-b874-0445c86b69e6'
)

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: { sku: { name: 'PerGB2018' }, retentionInDays: 30 }
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource database 'Microsoft.DocumentDB/mongoClusters@2024-07-01' = {
  name: '${name}-db'
  location: location
  properties: {
    administrator: { userName: databaseLogin, password: databasePassword }
    serverVersion: '7.0'
    compute: { tier: 'M30' }
    storage: { sizeGb: 128 }
    sharding: { shardCount: 1 }
    highAvailability: { targetMode: 'ZoneRedundantPreferred' }
  }
}

// Services of Azure alone; close it to a private endpoint where the network allows.
resource databaseDoor 'Microsoft.DocumentDB/mongoClusters/firewallRules@2024-07-01' = {
  parent: database
  name: 'AllowAzureServices'
  properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: '${name}-vault'
  location: location
  properties: {
    tenantId: tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
  }
}

var mongodbUri = 'mongodb+srv://${databaseLogin}:${uriComponent(databasePassword)}@${database.name}.mongocluster.cosmos.azure.com/?tls=true&authMechanism=SCRAM-SHA-256&retrywrites=false&maxIdleTimeMS=120000'

resource secretOdoo 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'odoo-api-key'
  properties: { value: odooApiKey }
}
resource secretClient 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'client-secret'
  properties: { value: clientSecret }
}
resource secretSigning 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'token-signing-key'
  properties: { value: tokenSigningKey }
}
resource secretAudit 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'audit-keys'
  properties: { value: auditKeys }
}
resource secretPersonal 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'personal-keys'
  properties: { value: personalKeys }
}
resource secretMongo 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'mongodb-uri'
  properties: { value: mongodbUri }
}

resource mayReadSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, vaultSecretsUser)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: vaultSecretsUser
  }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-env'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
  }
}

var domain = empty(publicDomain) ? '${name}-web.${environment.properties.defaultDomain}' : publicDomain
var secrets = [
  { name: 'odoo-api-key', keyVaultUrl: secretOdoo.properties.secretUri, identity: identity.id }
  { name: 'client-secret', keyVaultUrl: secretClient.properties.secretUri, identity: identity.id }
  { name: 'token-signing-key', keyVaultUrl: secretSigning.properties.secretUri, identity: identity.id }
  { name: 'audit-keys', keyVaultUrl: secretAudit.properties.secretUri, identity: identity.id }
  { name: 'personal-keys', keyVaultUrl: secretPersonal.properties.secretUri, identity: identity.id }
  { name: 'mongodb-uri', keyVaultUrl: secretMongo.properties.secretUri, identity: identity.id }
]
var settings = [
  { name: 'NODE_ENV', value: 'production' }
  { name: 'HOST', value: '0.0.0.0' }
  { name: 'PORT', value: '3978' }
  { name: 'DRAIN_SECONDS', value: '5' }
  { name: 'PUBLIC_URL', value: 'https://${domain}' }
  { name: 'TENANT_ID', value: tenantId }
  { name: 'CLIENT_ID', value: clientId }
  { name: 'ODOO_URL', value: odooUrl }
  { name: 'ODOO_DB', value: odooDb }
  { name: 'SUPER_ADMINS', value: superAdmins }
  // The ingress of Container Apps reaches the replicas from here.
  { name: 'TRUSTED_PROXIES', value: '100.64.0.0/10,10.0.0.0/8' }
  { name: 'ODOO_API_KEY', secretRef: 'odoo-api-key' }
  { name: 'CLIENT_SECRET', secretRef: 'client-secret' }
  { name: 'TOKEN_SIGNING_KEY', secretRef: 'token-signing-key' }
  { name: 'AUDIT_KEYS', secretRef: 'audit-keys' }
  { name: 'PERSONAL_KEYS', secretRef: 'personal-keys' }
  { name: 'MONGODB_URI', secretRef: 'mongodb-uri' }
]

resource web 'Microsoft.App/containerApps@2024-03-01' = {
  name: '${name}-web'
  location: location
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    managedEnvironmentId: environment.id
    configuration: {
      ingress: { external: true, targetPort: 3978, transport: 'auto', allowInsecure: false }
      secrets: secrets
    }
    template: {
      terminationGracePeriodSeconds: 20
      containers: [
        {
          name: 'foresail'
          image: image
          env: concat(settings, [{ name: 'ROLE', value: 'web' }])
          resources: { cpu: json('1.0'), memory: '2Gi' }
          probes: [
            { type: 'Startup', httpGet: { path: '/health/live', port: 3978 }, periodSeconds: 5, failureThreshold: 30 }
            { type: 'Readiness', httpGet: { path: '/health/ready', port: 3978 }, periodSeconds: 2, failureThreshold: 1 }
            { type: 'Liveness', httpGet: { path: '/health/live', port: 3978 }, periodSeconds: 10, failureThreshold: 6 }
          ]
        }
      ]
      scale: {
        minReplicas: 2
        maxReplicas: 10
        rules: [{ name: 'http', http: { metadata: { concurrentRequests: '50' } } }]
      }
    }
  }
  dependsOn: [mayReadSecrets]
}

resource worker 'Microsoft.App/containerApps@2024-03-01' = {
  name: '${name}-worker'
  location: location
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    managedEnvironmentId: environment.id
    configuration: { secrets: secrets }
    template: {
      terminationGracePeriodSeconds: 20
      containers: [
        {
          name: 'foresail'
          image: image
          env: concat(settings, [{ name: 'ROLE', value: 'worker' }])
          resources: { cpu: json('1.0'), memory: '2Gi' }
          probes: [
            { type: 'Liveness', httpGet: { path: '/health/live', port: 3978 }, initialDelaySeconds: 30, periodSeconds: 10, failureThreshold: 6 }
          ]
        }
      ]
      scale: { minReplicas: 2, maxReplicas: 2 }
    }
  }
  dependsOn: [mayReadSecrets]
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = if (registerBot) {
  name: '${name}-bot'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'S1' }
  properties: {
    displayName: 'Foresail'
    endpoint: 'https://${domain}/api/messages'
    msaAppId: clientId
    msaAppType: 'SingleTenant'
    msaAppTenantId: tenantId
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = if (registerBot) {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: { channelName: 'MsTeamsChannel', properties: { isEnabled: true } }
}

// Written to env/.env.<environment> by the toolkit, under these names.
output PUBLIC_DOMAIN string = domain
output WEB_APP_NAME string = web.name
output WORKER_APP_NAME string = worker.name
