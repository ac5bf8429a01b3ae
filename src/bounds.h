/* bounds.h - how much of everything content may have. The manual has the same
 * figures; a base that needs more of them is not what picket is made for. */
#ifndef PICKET_BOUNDS_H
#define PICKET_BOUNDS_H

#define YAML_FILE_SIZE (1024 * 1024)   /* bytes of a file */
#define YAML_DEPTH 64                  /* lists and maps within each other */
#define YAML_NODES 10000               /* texts, lists and maps in a file */

#define LOAD_DEPTH 16                  /* folders within each other */
#define LOAD_LIST 256                  /* items of a list inside a record */
#define LOAD_BODY (256 * 1024)         /* bytes of a text */
#define LOAD_TITLE 512                 /* the same of a title or name */
#define LOAD_ID 64                     /* of an id, */
#define LOAD_TAG 64                    /* of a tag, */
#define LOAD_QUOTE 25                  /* words of a quote */

#endif
