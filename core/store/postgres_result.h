// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <libpq-fe.h>

#include <memory>

namespace muscope {

struct PostgresResultDeleter {
    void operator()(PGresult* result) const { PQclear(result); }
};
// Owns what libpq answered.
using PostgresResult = std::unique_ptr<PGresult, PostgresResultDeleter>;

} // namespace muscope
