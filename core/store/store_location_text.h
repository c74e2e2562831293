// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/store_location.h"

namespace muscope {

// Takes table= and columns= out of the query part of a URI or path and into the location; what is
// left is for libpq or the file system.
[[nodiscard]] Result<QString> takeOwnQuery(const QString& text, StoreLocation& location);

// The same for libpq's keyword form ("service=prod table=events").
[[nodiscard]] Result<QString> takeOwnKeywords(const QString& text, StoreLocation& location);

// The location as a text that StoreLocation::parse reads; password is written as given, empty
// leaves it out.
[[nodiscard]] QString locationText(const StoreLocation& location, const QString& password);

} // namespace muscope
