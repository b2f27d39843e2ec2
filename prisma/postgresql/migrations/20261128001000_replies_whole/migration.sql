-- AlterTable
ALTER TABLE "OutboxMessage" ADD COLUMN     "doubt" TEXT;

-- AlterTable
ALTER TABLE "IncomingMail" ADD COLUMN     "leftFiles" TEXT;

-- CreateTable
CREATE TABLE "IncomingFile" (
    "mailId" TEXT NOT NULL,
    "attachmentId" TEXT NOT NULL,

    CONSTRAINT "IncomingFile_pkey" PRIMARY KEY ("mailId","attachmentId")
);

-- AddForeignKey
ALTER TABLE "IncomingFile" ADD CONSTRAINT "IncomingFile_mailId_fkey" FOREIGN KEY ("mailId") REFERENCES "IncomingMail"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncomingFile" ADD CONSTRAINT "IncomingFile_attachmentId_fkey" FOREIGN KEY ("attachmentId") REFERENCES "Attachment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
