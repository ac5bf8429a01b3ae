/* reports.h - what the commands matrix, compare and timeline do. For commands.c. */
#ifndef PICKET_REPORTS_H
#define PICKET_REPORTS_H

#include "option.h"
#include "status.h"

enum status report_matrix(const struct options *options);
enum status report_compare(const struct options *options);
enum status report_timeline(const struct options *options);

#endif
