import { Body, Controller, Get, Param, Query } from '@nestjs/common';
import { exec } from 'child_process';

@Controller('files')
export class Files {
  @Get()
  list(@Query('folder') folder: string, @Body() body: FolderDto, @Param('id') id: number) {
    // ruleid: javascript-command-injection
    exec('ls ' + folder);
    // ruleid: javascript-command-injection
    exec('ls ' + body.folder);
    // ok: javascript-command-injection
    exec('ls ' + id);
  }
}
