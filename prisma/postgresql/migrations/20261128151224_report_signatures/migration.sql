-- AlterTable
ALTER TABLE "ReportDocument" ADD COLUMN     "match" TEXT,
ADD COLUMN     "signatures" TEXT;
