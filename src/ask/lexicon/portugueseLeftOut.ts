/** What may be left out of a Portuguese sentence where all the rest of it is read, and is then named in the answer. */
export const portugueseLeavable = `
  duracao bati fazer pa rapidinho depressa urgente urgencia caramba bolas fixe porreiro bacana beleza valeu eita nossa uau
  xiii ufa opa epa pois entao enfim alias tipo digamos sei la chefe mestre patrao querido querida amor meu rei cara mano
  saudacoes cumprimentos abraco abracos beijinhos beijos grafico tabela quadro painel coluna colunas
  resumidamente basicamente sinceramente
`;

/** Adverbs that say which, when or how much. */
export const portugueseNarrowing = `
  somente apenas unicamente exclusivamente principalmente maioritariamente parcialmente recentemente anteriormente
  inicialmente finalmente internamente externamente localmente regionalmente mensalmente semanalmente anualmente
  trimestralmente diariamente frequentemente repetidamente raramente dificilmente praticamente quase totalmente novamente
  formalmente verbalmente diretamente indiretamente separadamente individualmente
`;

/** Words by which a clause may narrow, forbid or order something. */
export const portugueseConditions = `
  nao nem nunca sem exceto excepto menos salvo fora ignora ignorar ignore exclui excluindo excluir mas so apenas somente
  sobretudo principalmente antes depois desde durante entre acima abaixo mais menos maior menor que quem qual quais quando
  onde como porque quanto quantos com de do da dos das por para em no na nos nas tipo sobre
  negocio negocios conta contas pipeline mesmo tambem e ou
  envia manda apaga elimina muda altera marca agenda lembra encomenda
`;

/** Words of which one at least stands in a clause that says something by itself. */
export const portugueseSaying = `
  eu me meu minha nos nosso nossa tu voce ele ela eles isto isso e esta estou estamos sao foi era sou tenho tem temos
  parece sinto acho penso creio sei espero gosto quero preciso faz fica
`;
