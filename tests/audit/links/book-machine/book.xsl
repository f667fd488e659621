<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:b="urn:edition:book"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:template match="hi" mode="m:book" as="node()*">
    <b:web address="file:///letters/letter.xml"><xsl:next-match/></b:web>
  </xsl:template>
</xsl:stylesheet>
