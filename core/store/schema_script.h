// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace muscope {

// A numbered schema file of resources/sql, such as "postgresql/001_mcp_events.sql".
[[nodiscard]] QByteArray schemaScript(const char* name);

} // namespace muscope
