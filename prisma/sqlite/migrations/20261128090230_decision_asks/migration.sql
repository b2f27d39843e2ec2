-- AlterTable
ALTER TABLE "Decision" ADD COLUMN "asks" BOOLEAN NOT NULL DEFAULT true;
