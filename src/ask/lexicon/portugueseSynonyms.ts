import { sameAs } from './sameAs.js';

/** Words that say the same as another one, which patterns are written with; of Portugal and Brazil. */
export const portugueseSynonyms = sameAs(`
  negocio: oportunidade deal projeto projecto contrato encomenda opp
  negocios: oportunidades deals opps projetos projectos contratos encomendas
  pipeline: funil pipe pipelines
  cliente: conta
  clientes: contas
  vendedor: comercial consultor rep representante vendedora
  vendedores: comerciais consultores reps representantes vendedoras
  equipa: equipe squad
  equipas: equipes squads
  objetivo: objectivo meta quota cota alvo
  objetivos: objectivos metas quotas cotas alvos
  fase: etapa estagio
  fases: etapas estagios
  medio: media medios medias
  atividade: actividade tarefa
  atividades: actividades tarefas afazeres
  adiado: adiada adiados adiadas empurrado empurrada empurrados empurradas postergado postergados prorrogado prorrogados
          remarcado remarcados
  adiou: adiei adiamos empurrei empurramos empurrou postergou prorrogou
  adiaram: empurraram postergaram prorrogaram
  perdido: perdida perdidos perdidas
  aberto: aberta abertos abertas
  parado: parada parados paradas estagnado estagnados estagnada estagnadas esquecido esquecidos esquecida esquecidas
          adormecido adormecidos adormecida adormecidas encalhado encalhados encalhada encalhadas emperrado emperrados
          empacado empacados empacada empacadas emperrada emperradas frio frios fria frias abandonado abandonados inativo inativos
  atrasado: atrasada atrasados atrasadas vencido vencida vencidos vencidas
  previsao: previsoes forecast projecao
  fecho: fechamento encerramento
  criado: criada criados criadas gerado gerada gerados geradas
  ponderado: ponderada ponderados
  ultimo: ultima
  ultimos: ultimas
  proximo: proxima
  proximos: proximas
  este: esta esse essa
  neste: nesta nesse nessa
  deste: desta desse dessa
  novo: nova
  novos: novas
  passado: passada
  maiores: principais grandoes maioraes
  maior: maiorzinho maiorzao grandao
  menor: menorzinho menorzito pequenino pequenininho pequenito baratinho
  menores: menorzinhos pequeninos pequenininhos pequenitos baratinhos
  dono: dona proprietario proprietaria
  aberturas: abertura
  mostra: mostrar mostre mostrem
`);
