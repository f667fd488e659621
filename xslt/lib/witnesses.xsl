<?xml version="1.0" encoding="UTF-8"?>
<!-- The witnesses of a text, and the sigla that they are cited by (TEI 13.1.4). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns the sigla of the witnesses of a reading, and who else it is owed to; with the hand in
       brackets where it is not the first. -->
  <xsl:function name="f:sigla" as="xs:string">
    <xsl:param name="reading" as="element()?"/>
    <xsl:variable name="sigla" as="xs:string*" select="
        distinct-values($reading/(@wit, @source, @resp) ! (for $pointer in tokenize(.)
          return (id(replace($pointer, '^#', ''), root($reading))[self::witness or self::listWit] ! f:siglum(.),
            replace($pointer, '^.*#', ''))[1]))"/>
    <xsl:sequence select="
        string-join(($sigla, $reading/@hand ! ('(' || replace(., '^.*#', '') || ')'),
          '(?)'[$reading/@cert = 'low'][exists($sigla)]), ' ')"/>
  </xsl:function>

  <!-- Returns the siglum of a witness, or of a group of witnesses. -->
  <xsl:function name="f:siglum" as="xs:string">
    <xsl:param name="witness" as="element()"/>
    <xsl:sequence select="
        string(($witness/abbr[@type = 'siglum'], $witness/head/abbr[@type = 'siglum'], $witness/@n, $witness/@xml:id)
          [normalize-space()][1] ! normalize-space())"/>
  </xsl:function>

</xsl:stylesheet>
