<?xml version="1.0" encoding="UTF-8"?>
<!-- White space between the words of an annotated text. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns whether white space only lays out the source: the words around it are joined (@join), or
       a line of indentation stands before a mark that closes, or after one that opens. -->
  <xsl:function name="f:joins" as="xs:boolean">
    <xsl:param name="space" as="text()"/>
    <xsl:variable name="before" as="element()?" select="$space/preceding-sibling::node()[1]/(self::w | self::pc)"/>
    <xsl:variable name="after" as="element()?" select="$space/following-sibling::node()[1]/(self::w | self::pc)"/>
    <xsl:sequence select="
        $before/@join = ('right', 'both') or $after/@join = ('left', 'both')
        or contains($space, '&#10;')
          and (matches($after[self::pc][not(@join)], '^\s*[.,;:!?…)\]}»’”]\s*$')
            or matches($before[self::pc][not(@join)], '^\s*[(\[{„‘“¿¡]\s*$'))"/>
  </xsl:function>

</xsl:stylesheet>
