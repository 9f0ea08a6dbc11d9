return await Workbook.CommandLine.RunAsync(args);
