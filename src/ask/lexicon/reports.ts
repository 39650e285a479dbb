/** "Diego swears Turin Energy is in the bag, what is the state of it". */
export interface Reporting {
  /** How a statement about oneself begins, and what stands behind who says something. */
  readonly opens: RegExp;
  readonly says: RegExp;
  /** Where the question may begin, and what it begins with that asks for nothing more: "is that true". */
  readonly asks: RegExp;
  readonly checks: RegExp;
  /** Words that point back to who was named, and what takes their place; `$N` is the name. */
  readonly refers: readonly (readonly [word: RegExp, by: string])[];
}

const edge = '(?![\\p{L}\\p{N}])';

/** English: "Diego swears Turin Energy is in the bag", "I've got Ana in five minutes". */
export const englishReporting: Reporting = {
  opens: new RegExp(
    `^(?:(?:right|ok|okay|so|well|hey|hi|now|and|just|look|listen|quick one|apparently)[ ,]+)*(?:(?:i|we)(?:['’](?:m|ve|re|ll)| am| are| have| will| just| was| were| got| met| saw| see| meet| spoke| talked| hear| heard| keep)|(?:meeting|seeing|visiting|calling|on (?:the|a) (?:phone|call|line) (?:to|with)|off the phone with|just off|sitting with|on my way to)${edge})`,
    'iu',
  ),
  says: new RegExp(
    `^ (?:just |always |still |also |keeps? )*(?:thinks?|thought|says?|said|saying|tells? (?:me|us)|told (?:me|us)|swears?|swore|reckons?|claims?|claimed|believes?|insists?|insisted|promises|promised|fears?|worries|hopes|hears?|heard|mentioned|complains?|complained|suspects?|feels?|is (?:sure|convinced|certain|worried|afraid|adamant)|was (?:sure|convinced|certain|worried|saying))${edge}`,
    'iu',
  ),
  asks: /(?:[.!?;:…]\s+|,\s+|\s[-–—]+\s|\s)(?=(?:and |so |but |is (?:that|this|it|he|she) (?:true|so|right|correct)[\s,.?]+)*(?:what|whats|how|which|when|who|whose|where|show|list|give|any|anything)(?![\p{L}]))/giu,
  checks: /^(?:(?:and|so|but) |(?:is|was) (?:that|this|it|he|she) (?:true|so|right|correct|fair)[\s,.?]+)+/iu,
  /** `$N` is who or what was named. */
  refers: [
    [
      /(?<![\p{L}])(?:over |out )?(?<!(?:is|are|was|were) )there(?! (?:is|are|was|were|any|anything|something)(?![\p{L}]))(?![\p{L}])/giu,
      'at $N',
    ],
    [
      /(?<![\p{L}])(?:their|its|his)(?= \p{L})|(?<![\p{L}])her(?= (?!(?:at|in|on|for|by|since|this|last|that|and)(?![\p{L}]))\p{L})/giu,
      "$N's",
    ],
    [/(?<![\p{L}])(?:they|them|she|he|him|her|it)(?![\p{L}'’])/giu, '$N'],
  ],
};

/** Portuguese: "o Diego acha que a Porto Foods desiste". */
export const portugueseReporting: Reporting = {
  opens:
    /^(?:(?:bem|ora|então|olha|olhe|oi|olá)[ ,]+)*(?:(?:vou|estou|tenho|acabei|falei|vi|ouvi|saí|venho|estive)(?![\p{L}]))/iu,
  says: /^ (?:ainda |também |já )*(?:acha|achava|diz|disse|dizia|pensa|acredita|jura|jurou|garante|garantiu|afirma|afirmou|contou|ouviu|teme|espera|suspeita|queixa-se|disse-me|diz-me|contou-me)(?![\p{L}])/iu,
  asks: /(?:[.!?;:…]\s+|,\s+|\s[-–—]+\s|\s)(?=(?:e |mas |é verdade[\s,.?]+)*(?:o que|que|quanto|quantos|quantas|qual|quais|quem|quando|como|mostra|lista)(?![\p{L}]))/giu,
  checks: /^(?:(?:e|mas) |(?:isso )?é verdade[\s,.?]+)+/iu,
  refers: [
    [/(?<![\p{L}])(?:por )?(?:lá|ali)(?![\p{L}])/giu, 'com $N'],
    [/(?<![\p{L}])(?:dele|dela|deles|delas)(?![\p{L}])/giu, 'de $N'],
    [/(?<![\p{L}])(?:ele|ela|eles|elas)(?![\p{L}])/giu, '$N'],
  ],
};
