using './main.bicep'

param name = 'foresail'
param image = readEnvironmentVariable('FORESAIL_IMAGE')
param clientId = readEnvironmentVariable('CLIENT_ID')
param clientSecret = readEnvironmentVariable('SECRET_CLIENT_SECRET')
param tokenSigningKey = readEnvironmentVariable('SECRET_TOKEN_SIGNING_KEY')
param auditKeys = readEnvironmentVariable('SECRET_AUDIT_KEYS')
param odooUrl = readEnvironmentVariable('ODOO_URL')
param odooDb = readEnvironmentVariable('ODOO_DB')
param odooApiKey = readEnvironmentVariable('SECRET_ODOO_API_KEY')
param databasePassword = readEnvironmentVariable('SECRET_DATABASE_PASSWORD')
