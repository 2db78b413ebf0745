// Prints the newest migration of the database named on the command line.
import sqlite3 from 'sqlite3';

const database = new sqlite3.Database(process.argv[2]);
database.get('SELECT max(version) AS version FROM schema_migrations', (error, row) => {
  if (error) {
    console.error(error.message);
    process.exitCode = 1;
  } else console.log(row?.version ?? 0);
  database.close();
});
