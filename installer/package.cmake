# Two Debian packages: grapevine, the window, and grapevine-cli, which needs no Qt.
find_program(GZIP gzip REQUIRED)
set(deb ${CMAKE_CURRENT_SOURCE_DIR}/deb)

# A release that forgot its changelog is no release.
file(STRINGS ${deb}/changelog newest LIMIT_COUNT 1)
if(NOT newest MATCHES "^grapevine \\(${PROJECT_VERSION}\\) ")
    message(FATAL_ERROR "installer/deb/changelog begins with '${newest}', but the version is ${PROJECT_VERSION}")
endif()
set(changelog ${CMAKE_BINARY_DIR}/changelog.gz)
add_custom_command(OUTPUT ${changelog} COMMAND ${GZIP} -9nc ${deb}/changelog > ${changelog}
    DEPENDS ${deb}/changelog VERBATIM)
add_custom_target(changelog ALL DEPENDS ${changelog})
foreach(package IN ITEMS "window grapevine" "cli grapevine-cli")
    separate_arguments(package)
    list(GET package 0 component)
    list(GET package 1 name)
    install(FILES ${deb}/copyright ${changelog} COMPONENT ${component}
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${name})
endforeach()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME grapevine)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
# Each package has a synopsis of its own.
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")
set(CPACK_PACKAGE_CONTACT "Grapevine maintainers <maintainers@grapevine.invalid>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL cli)
if(TARGET grapevine)
    list(APPEND CPACK_COMPONENTS_ALL window)
endif()
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
# Else whoever builds with a narrow umask ships folders that nobody may enter.
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE
    GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_WINDOW_PACKAGE_NAME grapevine)
set(CPACK_DEBIAN_WINDOW_PACKAGE_SECTION net)
# Not linked, and so unknown to dpkg-shlibdeps: the plugin that draws the icons, and a font, without
# which every letter is a box.
set(CPACK_DEBIAN_WINDOW_PACKAGE_DEPENDS "libqt6svg6, fonts-dejavu-core | fonts-noto-core | fonts-liberation2")
set(CPACK_DEBIAN_WINDOW_PACKAGE_RECOMMENDS "qt6-wayland, qt6-translations-l10n")
# QtKeychain loads libsecret when it is there; a keyring itself is the desktop's.
set(CPACK_DEBIAN_WINDOW_PACKAGE_SUGGESTS "grapevine-cli, serf, libsecret-1-0, gnome-keyring")
# First the synopsis, then paragraphs.
set(CPACK_DEBIAN_WINDOW_DESCRIPTION "window that shows what a Serf gossip cluster thinks
Grapevine asks members of a cluster that speaks Serf or memberlist gossip for
what they know, without joining it, and shows every member with tags, address
and health: alive, suspect, failed or left. Joined as an observer it also
shows, live, who accuses whom, and can send queries and user events.

It has an overview of what needs a look, tables of members and services with
a filter language, a timeline of all that was seen, and a demo cluster of
real nodes on the local machine. It also opens serf:// addresses.")

set(CPACK_DEBIAN_CLI_PACKAGE_NAME grapevine-cli)
set(CPACK_DEBIAN_CLI_PACKAGE_SECTION net)
set(CPACK_DEBIAN_CLI_PACKAGE_SUGGESTS "grapevine, serf")
set(CPACK_DEBIAN_CLI_DESCRIPTION "command line look at Serf gossip clusters
Lists and watches the members of a cluster that speaks Serf or memberlist
gossip without joining it, as text or JSON: states, tags, addresses, services
and each member's own view. On request it joins as an observer that does no
harm, sends queries and user events, and runs handlers for what happens.

This package has the program for terminals and scripts; it needs no desktop.")
include(CPack)
