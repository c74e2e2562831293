// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <libpq-fe.h>

namespace muscope {

// Runs a COPY … FROM STDIN to its end with these rows, in COPY's text form: all or none.
[[nodiscard]] Result<void> copyIntoPostgres(PGconn* connection, const QByteArray& sql,
                                            const QByteArray& rows);

} // namespace muscope
