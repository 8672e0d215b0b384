# Man pages and shell completion. They are made from the option trees, so they cannot fall behind:
# what a person writes about a command stands in man/*.1.in.
find_program(GZIP gzip REQUIRED)
set(manual_dir ${CMAKE_BINARY_DIR}/manual)
set(manual_files "")

# manual_file(FILE component FOLDER grapevine-manual's words..)
function(manual_file file component folder)
    add_custom_command(OUTPUT ${manual_dir}/${file}
        COMMAND grapevine-manual ${ARGN} > ${manual_dir}/${file}.new
        COMMAND ${CMAKE_COMMAND} -E rename ${manual_dir}/${file}.new ${manual_dir}/${file}
        DEPENDS grapevine-manual ${CMAKE_CURRENT_SOURCE_DIR}/man/grapevine.1.in
                ${CMAKE_CURRENT_SOURCE_DIR}/man/grapevine-cli.1.in
        VERBATIM)
    set(shipped ${manual_dir}/${file})
    if(file MATCHES "\\.1$")
        # No name and no time in it: the same sources make the same bytes.
        set(shipped ${manual_dir}/${file}.gz)
        add_custom_command(OUTPUT ${shipped}
            COMMAND ${GZIP} -9nkf ${manual_dir}/${file}
            DEPENDS ${manual_dir}/${file} VERBATIM)
    endif()
    install(FILES ${shipped} DESTINATION ${folder} COMPONENT ${component})
    set(manual_files ${manual_files} ${manual_dir}/${file} ${shipped} PARENT_SCOPE)
endfunction()

foreach(program IN ITEMS grapevine-cli grapevine)
    if(NOT TARGET ${program})
        continue()
    endif()
    set(component cli)
    if(program STREQUAL grapevine)
        set(component window)
    endif()
    manual_file(man/${program}.1 ${component} ${CMAKE_INSTALL_MANDIR}/man1
        man ${program} ${CMAKE_CURRENT_SOURCE_DIR}/man/${program}.1.in)
    # Named as each shell looks for it.
    manual_file(bash/${program} ${component} ${CMAKE_INSTALL_DATADIR}/bash-completion/completions bash ${program})
    manual_file(zsh/_${program} ${component} ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions zsh ${program})
    manual_file(fish/${program}.fish ${component} ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d fish ${program})
endforeach()
file(MAKE_DIRECTORY ${manual_dir}/man ${manual_dir}/bash ${manual_dir}/zsh ${manual_dir}/fish)
add_custom_target(manual ALL DEPENDS ${manual_files})

# Writes docs/cli.md; a test tells when it is due.
add_custom_target(reference
    COMMAND grapevine-manual reference > ${CMAKE_SOURCE_DIR}/docs/cli.md
    VERBATIM)
