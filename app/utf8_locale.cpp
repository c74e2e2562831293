// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/utf8_locale.h"

#include <QByteArrayView>
#include <QtGlobal>

#include <clocale>
#include <langinfo.h>

namespace muscope {

void useUtf8Locale() {
    if (std::setlocale(LC_ALL, "") == nullptr || QByteArrayView(nl_langinfo(CODESET)) != "UTF-8") {
        qputenv("LC_ALL", "C.UTF-8");
    }
}

} // namespace muscope
