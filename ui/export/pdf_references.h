// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <functional>
#include <vector>

namespace muscope {

// The numbers of the objects that an object of a PDF refers to, in their order; what is in its
// stream is not looked at.
[[nodiscard]] std::vector<int> referencesOf(QByteArrayView object);

// The object with other numbers in its references.
[[nodiscard]] QByteArray renumbered(QByteArrayView object,
                                    const std::function<int(int)>& newNumber);

} // namespace muscope
