/**
 * What people say around a question in Portuguese, of Portugal and Brazil. Each is a whole clause that asks for nothing by
 * itself, so it is passed over before anything is read.
 */

const start = '(?:^|[.!?;:,–—-]\\s*)';
const end = '(?=\\s*(?:$|[,;:.!?–—]|-\\s))';
const whose = '(?:a|o|as|os|à|ao|minha|meu|nossa|nosso|uma|um|esta|este|essa|esse|próxima|proxima|próximo|proximo)';
const occasion =
  '(?:reuni[aã]o|reuni[oõ]es|apresenta[cç][aã]o|slides?|relat[oó]rio|call|chamada|conselho|diretoria|direc?[cç][aã]o|board|comit[eê]|balan[cç]o|fecho do m[eê]s|planilha|excel|or[cç]amento|e-?mail|one ?(?:on|to) ?one|1\\s?[:-]\\s?1|alinhamento|weekly|daily|kick-?off|qbr|review|ponto de situa[cç][aã]o|investidores|auditoria|banco)';
const asker =
  '(?:chefe|patr[aã]o|gestor|gestora|diretor|diretora|director|directora|presidente|ceo|cfo|conselho|diretoria|direc?[cç][aã]o|financeiro|marketing|rh|equipe|equipa|pessoal|cliente|marido|mulher)';

const clauses: readonly string[] = [
  // What it is for.
  `\\b(?:para|pra|pro|prá|antes d[aoe]|antes|por causa d[ao])\\s+(?:${whose}\\s+){0,2}(?:reuni[aã]o\\s+(?:de|da|do|com)\\s+(?:a |o )?)?(?:${occasion}|${asker})(?:\\s+(?:de|da|do|com a|com o|das|dos)\\s+(?:${asker}|amanh[aã]|hoje|segunda|ter[cç]a|quarta|quinta|sexta|semana|m[eê]s|vendas|equipa|equipe|time|comercial|gest[aã]o|resultados|pipeline|\\d{1,2}\\s?h))*${end}`,
  `\\b(?:para|pra|p/)\\s+(?:eu|a gente|n[oó]s|ele|ela|mim)\\s+(?:poder |conseguir )?(?:ver|saber|levar|mostrar|apresentar|preparar|mandar|enviar|olhar|me organizar|planejar|planear|entender|ter uma ideia|p[oô]r|conferir|dar uma olhada)[^,;:.?!–—]*`,
  `\\b(?:porque|pq|pois|j[aá] que|visto que|uma vez que) (?<!perd\\p{L}*\\b[^,;:.?!–—]*)(?:${whose} )?(?:eu|a gente|n[oó]s|ele|ela|${asker})\\b[^,;:.?!–—]*`,
  `${start}(?:${whose} )?${asker} (?:t[aá]|est[aá]|quer|pediu|perguntou|precisa|anda)(?: (?:a )?(?:perguntar|perguntando|pedir|pedindo|cobrar|cobrando))?(?: saber| ver)?${end}`,
  // How one speaks to somebody.
  `${start}(?:e a[ií]|opa|fala(?: a[ií])?|salve|bom dia|boa tarde|boa noite|ol[aá]|oi|oie|ei|viva|al[oô]|ora bem|ent[aã]o|bem|bom|olhe|olha|escuta|desculpe?(?: l[aá]| incomodar| o inc[oó]modo)?)(?: (?:a )?(?:pessoal|galera|gente|todos|todas|equipa|equipe|time|amigo|amiga|malta|bot))?${end}`,
  `\\b(?:tudo (?:bem|bom|certo|joia|tranquilo)|como (?:vai|est[aá]s?|vai isso|andas)|beleza|blz|td bem|tranquilo)(?: (?:por a[ií]|contigo|com voc[eê]|hoje))?\\s*(?=$|[,;:.!?–—])`,
  `\\b(?:se (?:puder(?:es)?|der|for poss[ií]vel|n[aã]o for (?:inc[oó]modo|pedir muito|muito inc[oó]modo)|faz favor|te for poss[ií]vel|conseguires|conseguir)|quando (?:puder(?:es)?|der|tiver(?:es)? um tempo)|por gentileza|por favor|por obs[eé]quio|fazendo favor|faz favor|sff|pfv|pfvr|pf|(?<!mais )(?:rapidinho|rapidamente|depressa)|sem pressa|na boa|valeu|vlw|muito obrigad[oa]|obrigad[oa]|obg|brigad[oa]|agrade[cç]o|agradecia|desde j[aá]|de antem[aã]o|por curiosidade|s[oó] por curiosidade|cá entre nós|ca entre nos|j[aá] agora|d[aá] uma ajuda|me ajuda a[ií]|ajuda-?me|me faz um favor|faz-?me um favor)${end}`,
  `${start}(?:uma )?(?:d[uú]vida|pergunta|quest[aã]o|coisa|pergunta r[aá]pida|pergunta simples|quest[aã]o r[aá]pida)\\s*(?=[-–—:,.?!])`,
  `\\b(?:voc[eê] |vc |tu )?(?:pode|podes|poderia|podia|podias|consegue|consegues|d[aá] (?:pra|para)|daria (?:pra|para))\\s+(?:(?:voc[eê]|vc) )?(?:me |-?me )?(?:dizer|mostrar|passar|mandar|enviar|trazer|levantar|puxar|ver|tirar|listar|arranjar|dar)(?:-me)?(?: a[ií]| l[aá])?`,
  `${start}(?:me )?(?:v[eê]|manda|passa|puxa|levanta|traz|arranja|d[aá]|diz|fala|mostra|conta|lista)(?:-me)?(?: a[ií]| l[aá]| pra mim| para mim| pra gente| uma olhada em| uma olhada n[ao])(?= )`,
  `${start}(?:(?:eu )?(?:sou|estou) nov[oa](?: (?:c[aá]|aqui|na equipa|na equipe|na empresa|nisto))?|(?:é )?(?:o )?(?:meu )?primeiro dia(?: (?:c[aá]|aqui))?)${end}`,
  // What one says after it.
  `,?\\s*\\b(?:n[eé]|ou n[aã]o|certo|viu|ok|t[aá] bom|t[aá]|hein|hem|por a[ií]|(?<!\\bpor )l[aá]|p[aá]|kkk+|rs+|haha+|abra[cç]os?|abs|bjs|beijos?|cumprimentos)\\s*(?=[?!.]*$)`,
];

export const portuguesePassedOver: readonly RegExp[] = clauses.map(
  (clause) => new RegExp(clause.replaceAll('\\b(', '(?<![\\p{L}])('), 'giu'),
);
