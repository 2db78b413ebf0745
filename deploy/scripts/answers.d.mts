/** What routes answer, by `GET /plans`, and the schemas that these name. */
export function answerSchemas(): {
  answers: Record<string, object>;
  schemas: Record<string, object>;
};
