// The page /docs: loaded there alone, because it is fifty times the size of everything else.
import SwaggerUI from 'swagger-ui-dist/swagger-ui-es-bundle.js';

const place = document.querySelector('[data-openapi]');

SwaggerUI({
  domNode: place,
  url: place.dataset.openapi,
  deepLinking: true,
  tryItOutEnabled: false,
  validatorUrl: null,
});
