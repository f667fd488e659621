<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:function name="f:witness-states" as="element()?">
    <xsl:param name="root"/>
  </xsl:function>
</xsl:stylesheet>
