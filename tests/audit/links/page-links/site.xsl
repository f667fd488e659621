<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:template match="hi" mode="m:html" as="item()*">
    <a href="../persons/nobody.html"/>
    <a href="letter.html#nobody"/>
    <a href="#caf%C3%A8"/>
    <a href="letter.html#caf%C3%A8"/>
    <a href="letter.html#caf%C3%A9"/>
    <a href="../Persons.html"/>
    <a href="../persons/"/>
    <a href="/persons.html"/>
    <a href="../../persons.html"/>
    <a href="https://edition.example/kim/persons/nobody.html"/>
    <a href="https://edition.example/kim/persons/kim.html"/>
    <xsl:next-match/>
  </xsl:template>
</xsl:stylesheet>
