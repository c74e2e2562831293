// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sql_connection.h"

namespace muscope {

// Appends a row in the text form of PostgreSQL's COPY: tabs between values, \N for NULL, blobs as
// bytea in hex.
void appendCopyRow(const std::vector<SqlValue>& values, QByteArray& into);

} // namespace muscope
