-- AlterTable
ALTER TABLE "ReportDocument" ADD COLUMN "match" TEXT;
ALTER TABLE "ReportDocument" ADD COLUMN "signatures" TEXT;
